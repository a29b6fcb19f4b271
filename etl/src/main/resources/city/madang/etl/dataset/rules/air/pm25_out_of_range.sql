-- severity: error
-- ko: PM2.5 값이 0과 1000 사이에 있지 않습니다
-- en: PM2.5 is not between 0 and 1000
-- do.ko: 측정기를 살피고 행을 빼세요
-- do.en: look at the instrument, and leave the row out
-- columns: t: pm25
SELECT _row FROM t WHERE pm25 NOT BETWEEN 0 AND 1000
