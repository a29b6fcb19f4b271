package city.madang.etl.release;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.LangText;
import java.nio.file.Path;
import java.time.Instant;

/// What a run published: immutable, complete, and verified before it was made current.
///
/// @param dataset whose release it is
/// @param version `<yyyyMMdd>.<n>`, the day in UTC
/// @param title of the dataset when it was published
/// @param published when it became current
/// @param folder its files, `manifest.json` among them
/// @param manifestSha256 of `manifest.json` when it was published, in lower-case hexadecimal digits
public record Release(
    DatasetId dataset,
    String version,
    LangText title,
    Instant published,
    Path folder,
    String manifestSha256) {}
