-- severity: error
-- ko: 차량의 좌표가 지구 밖이거나 0, 0입니다
-- en: a vehicle is off the earth, or at 0, 0
-- do.ko: 좌표를 고치거나 행을 빼세요
-- do.en: correct the position, or leave the row out
-- columns: t: latitude, longitude
SELECT _row FROM t WHERE latitude NOT BETWEEN -90 AND 90 OR longitude NOT BETWEEN -180 AND 180 OR abs(latitude) <= 1 AND abs(longitude) <= 1
