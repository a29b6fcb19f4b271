-- severity: error
-- ko: 보낸 때보다 나중의 시각입니다
-- en: a row is of a time after its message was sent
-- do.ko: 장치의 시계를 고치세요
-- do.en: correct the clock of the device
-- columns: t: measured_at, sent_at
SELECT _row FROM t WHERE measured_at > sent_at + INTERVAL 1 MINUTE
