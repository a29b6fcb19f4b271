-- severity: warning
-- ko: 초미세먼지가 미세먼지보다 많습니다
-- en: PM2.5, which is part of PM10, is above it
-- do.ko: 측정기를 살피세요
-- do.en: look at the instrument
-- columns: t: pm10, pm25
SELECT _row FROM t WHERE pm25 > pm10
