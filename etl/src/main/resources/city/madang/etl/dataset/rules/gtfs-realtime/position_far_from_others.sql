-- severity: error
-- ko: 차량이 다른 차량들에서 100킬로미터 넘게 떨어져 있습니다
-- en: a vehicle is more than 100 km from where vehicles are
-- do.ko: 좌표를 고치거나 행을 빼세요
-- do.en: correct the position, or leave the row out
-- columns: t: latitude, longitude
SELECT _row FROM t, (SELECT median(latitude) AS lat, median(longitude) AS lon FROM t) AS middle
WHERE meters(latitude, longitude, middle.lat, middle.lon) > 100000
