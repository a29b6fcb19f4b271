package city.madang.portal.sparql.run;

import city.madang.portal.http.ClientConnection;

/// Who asks.
///
/// @param key whose budget and turn it is
/// @param id of the query, unguessable
public record Caller(String key, ClientConnection connection, String id) {}
