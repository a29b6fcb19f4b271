package city.madang.etl.export.format;

/// The parts of a workbook of one sheet that do not depend on its rows.
final class XlsxParts {
  /// Styles of cells, by their place in [#STYLES].
  static final String DATE = " s=\"1\"";

  static final String MOMENT = " s=\"2\"";
  static final String TIME = " s=\"3\"";

  private static final String XML =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String RELATIONSHIPS =
      "http://schemas.openxmlformats.org/package/2006/relationships";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  static final String CONTENT_TYPES =
      XML
          + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
          + "<Default Extension=\"rels\""
          + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
          + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
          + part("/xl/workbook.xml", "sheet.main+xml")
          + part("/xl/worksheets/sheet1.xml", "worksheet+xml")
          + part("/xl/styles.xml", "styles+xml")
          + "</Types>";

  static final String PACKAGE =
      XML
          + "<Relationships xmlns=\""
          + RELATIONSHIPS
          + "\">"
          + relationship("rId1", "officeDocument", "xl/workbook.xml")
          + "</Relationships>";

  static final String WORKBOOK =
      XML
          + "<Relationships xmlns=\""
          + RELATIONSHIPS
          + "\">"
          + relationship("rId1", "worksheet", "worksheets/sheet1.xml")
          + relationship("rId2", "styles", "styles.xml")
          + "</Relationships>";

  static final String STYLES =
      XML
          + "<styleSheet xmlns=\""
          + MAIN
          + "\"><numFmts count=\"3\">"
          + format(164, "yyyy\\-mm\\-dd")
          + format(165, "yyyy\\-mm\\-dd\\Thh:mm:ss")
          + format(166, "hh:mm:ss")
          + "</numFmts><fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
          + "</fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
          + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
          + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border>"
          + "</borders><cellStyleXfs count=\"1\">"
          + "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
          + "<cellXfs count=\"4\">"
          + style(0)
          + style(164)
          + style(165)
          + style(166)
          + "</cellXfs></styleSheet>";

  private XlsxParts() {}

  /// @param sheet at most 31 characters, none of `[]:*?/\` and none that XML minds
  static String workbook(String sheet) {
    return XML
        + "<workbook xmlns=\""
        + MAIN
        + "\" xmlns:r=\""
        + OFFICE
        + "\"><sheets>"
        + "<sheet name=\""
        + sheet
        + "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
  }

  private static String part(String name, String type) {
    return "<Override PartName=\"" + name + "\" ContentType=\"" + TYPE + type + "\"/>";
  }

  private static String relationship(String id, String type, String target) {
    return "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>"
        .formatted(id, OFFICE, type, target);
  }

  private static String format(int id, String code) {
    return "<numFmt numFmtId=\"%d\" formatCode=\"%s\"/>".formatted(id, code);
  }

  private static String style(int format) {
    return "<xf numFmtId=\"%d\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"%s/>"
        .formatted(format, format == 0 ? "" : " applyNumberFormat=\"1\"");
  }
}
