package city.madang.etl.privacy.page;

/// How the page looks: calm, large enough to read, and fit to print.
final class PageStyle {
  /// Goes into a `style` element. Contrast is 4.5 or more.
  static final String CSS =
      """
      :root { color-scheme: light; --ink: #1d2a35; --soft: #55636f; --paper: #fbfaf7; --card: #fff;
        --edge: #dedad1; --before: #a9552f; --after: #12686b; --shade: #f4e5dc }
      * { box-sizing: border-box }
      body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.65;
        font-family: system-ui, "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR", "Noto Sans CJK KR", sans-serif }
      article, nav { max-width: 50rem; margin: 0 auto; padding: 0 1.25rem }
      article { padding-bottom: 4rem; word-break: keep-all; overflow-wrap: anywhere }
      nav { padding-top: 1rem; text-align: right }
      a { color: var(--after) }
      a:focus-visible, summary:focus-visible { outline: 3px solid var(--after); outline-offset: 2px }
      #en, body:has(#en:target) #ko { display: none }
      body:has(#en:target) #en { display: block }
      article { scroll-margin-top: 6rem }
      h1 { font-size: 2rem; line-height: 1.25; margin: .5rem 0 }
      h2 { font-size: 1.25rem; margin: 3rem 0 .5rem }
      .kicker { color: var(--soft); margin: 2rem 0 0 }
      .verdict { display: inline-block; padding: .35rem 1rem; border-radius: 2rem; color: #fff;
        background: var(--after); font-weight: 600; margin: .5rem 0 }
      .verdict.refused { background: var(--before) }
      .cards { list-style: none; padding: 0; margin: 2rem 0; display: grid; gap: .75rem;
        grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)) }
      .cards li { background: var(--card); border: 1px solid var(--edge); border-radius: .75rem; padding: 1rem }
      .cards b { display: block; font-size: 1.9rem; line-height: 1.2; font-variant-numeric: tabular-nums }
      .cards span { display: block; font-size: .95rem }
      .cards small { color: var(--soft); font-size: .85rem }
      table { border-collapse: collapse; width: 100%; margin: 1rem 0; font-size: .95rem }
      caption { text-align: left; color: var(--soft); font-size: .9rem; padding-bottom: .5rem }
      th, td { text-align: left; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--edge);
        vertical-align: top; font-weight: 400 }
      thead th { color: var(--soft); font-size: .85rem }
      td { font-variant-numeric: tabular-nums }
      figure { margin: 1.5rem 0 2.5rem; background: var(--card); border: 1px solid var(--edge);
        border-radius: .75rem; padding: 1.25rem }
      figcaption { color: var(--soft); font-size: .9rem; margin-top: .5rem }
      details { font-size: .9rem; margin-top: .5rem }
      summary { cursor: pointer; color: var(--after) }
      svg { display: block; width: 100%; height: auto; font-family: inherit; font-size: 14px }
      svg text { fill: var(--ink) } svg .small { font-size: 12px; fill: var(--soft) }
      svg .value { font-size: 11.5px } svg .mid { text-anchor: middle } svg .end { text-anchor: end }
      svg .before { fill: var(--before) } svg .after { fill: var(--after) } svg .dot { fill: #6f9fa1 }
      svg .below { fill: var(--shade) } svg .rest { fill: #efede6 }
      svg .axis { stroke: var(--soft) } svg .grid { stroke: var(--edge) }
      svg .curve { fill: none; stroke: var(--after); stroke-width: 2.5 }
      code { font-size: .9em } .hash { overflow-wrap: anywhere; color: var(--soft) }
      .reasons li { margin: .35rem 0 }
      @media print { nav, summary { display: none } body { background: #fff } figure, table { break-inside: avoid } }
      """;

  private PageStyle() {}
}
