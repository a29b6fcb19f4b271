-- severity: error
-- ko: SO2 값이 0과 1 사이에 있지 않습니다
-- en: SO2 is not between 0 and 1
-- do.ko: 측정기를 살피고 행을 빼세요
-- do.en: look at the instrument, and leave the row out
-- columns: t: so2_ppm
SELECT _row FROM t WHERE so2_ppm NOT BETWEEN 0 AND 1
