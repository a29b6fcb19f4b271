-- severity: error
-- ko: PM10 값이 0과 2000 사이에 있지 않습니다
-- en: PM10 is not between 0 and 2000
-- do.ko: 측정기를 살피고 행을 빼세요
-- do.en: look at the instrument, and leave the row out
-- columns: t: pm10
SELECT _row FROM t WHERE pm10 NOT BETWEEN 0 AND 2000
