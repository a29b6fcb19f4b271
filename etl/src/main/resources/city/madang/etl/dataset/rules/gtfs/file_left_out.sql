-- severity: info
-- ko: 데이터셋이 공개하지 않는 파일입니다
-- en: the feed has a table that the dataset does not publish
-- do.ko: 필요하면 tables에 넣으세요
-- do.en: add it to tables if somebody needs it
SELECT file AS tbl, NULL::BIGINT AS _row FROM (SELECT tbl || '.txt' AS file, tbl AS name FROM tables)
WHERE file IN (FROM files) AND NOT described(name)
