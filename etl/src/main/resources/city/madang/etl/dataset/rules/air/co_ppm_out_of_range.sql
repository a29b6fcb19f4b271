-- severity: error
-- ko: CO 값이 0과 50 사이에 있지 않습니다
-- en: CO is not between 0 and 50
-- do.ko: 측정기를 살피고 행을 빼세요
-- do.en: look at the instrument, and leave the row out
-- columns: t: co_ppm
SELECT _row FROM t WHERE co_ppm NOT BETWEEN 0 AND 50
