package city.madang.portal.openapi;

/// The records that addresses of the portal answer as JSON.
public record Bodies(
    Class<?> datasets,
    Class<?> releases,
    Class<?> release,
    Class<?> search,
    Class<?> files,
    Class<?> consistency,
    Class<?> health,
    Class<?> sparqlStatus,
    Class<?> questions,
    Class<?> explanation,
    Class<?> job) {}
