-- severity: error
-- ko: NO2 값이 0과 2 사이에 있지 않습니다
-- en: NO2 is not between 0 and 2
-- do.ko: 측정기를 살피고 행을 빼세요
-- do.en: look at the instrument, and leave the row out
-- columns: t: no2_ppm
SELECT _row FROM t WHERE no2_ppm NOT BETWEEN 0 AND 2
