import { type Check, defineFindings, type Finding } from '../../platform/upkeep/index.ts';

const say = defineFindings('deliveries', {
  fine: {
    severity: 'ok',
    vi: 'Gửi nhận: {count} văn bản gửi trong 30 ngày, không văn bản nào nằm quá {hours} giờ mà chưa mở.',
    en: 'Deliveries: {count} in 30 days, none unopened for more than {hours} hours.',
  },
  unopened: {
    severity: 'warning',
    vi: '{count} văn bản đã tới nơi quá {hours} giờ mà chưa ai mở, ở {agencies} cơ quan. Văn bản không mất; hãy gọi văn thư các cơ quan đó (xem mục Văn bản đi, cột tình trạng).',
    en: '{count} documents lie unopened for more than {hours} hours at {agencies} agencies. None is lost; call their records clerks (see outgoing documents, column state).',
  },
});

/** Three days with a weekend between them, so that a Friday afternoon raises no alarm on Monday. */
const UNOPENED_HOURS = 84;

interface DeliveryFacts {
  recent: number;
  unopened: number;
  agencies: number;
}

export const judgeDeliveries = ({ recent, unopened, agencies }: DeliveryFacts): Finding[] =>
  unopened > 0
    ? [say('unopened', { count: unopened, agencies, hours: UNOPENED_HOURS })]
    : [say('fine', { count: recent, hours: UNOPENED_HOURS })];

export const checkDeliveries: Check = {
  name: 'deliveries',
  needsDatabase: true,
  async run({ clock }, query) {
    const now = clock.now();
    const [facts] = await query<DeliveryFacts>(
      `select count(*)::int as recent,
         (count(*) filter (where strongest = 1 and delivered_at < $2))::int as unopened,
         (count(distinct to_agency) filter (where strongest = 1 and delivered_at < $2))::int as agencies
       from documents.delivery where delivered_at > $1`,
      [now.subtract({ hours: 30 * 24 }).toString(), now.subtract({ hours: UNOPENED_HOURS }).toString()],
    );
    return facts ? judgeDeliveries(facts) : [];
  },
};
