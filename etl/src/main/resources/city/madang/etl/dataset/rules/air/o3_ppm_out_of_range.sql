-- severity: error
-- ko: O3 값이 0과 0.6 사이에 있지 않습니다
-- en: O3 is not between 0 and 0.6
-- do.ko: 측정기를 살피고 행을 빼세요
-- do.en: look at the instrument, and leave the row out
-- columns: t: o3_ppm
SELECT _row FROM t WHERE o3_ppm NOT BETWEEN 0 AND 0.6
