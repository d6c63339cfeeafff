import type { RecallBusiness } from '../operations/shapes.ts';
import type { Document } from '../records/documents.ts';
import type { Arrival, Registration } from './arrival.ts';

export type TimelineEntry = {
  readonly at: string;
  readonly kind: string;
  readonly vi: string;
  readonly en: string;
  readonly by: string | null;
};

type Assigned = {
  readonly assignedAt: string;
  readonly doneAt: string | null;
  readonly role: 'lead' | 'joint' | 'inform';
  readonly result: string | null;
  readonly to: { readonly positionTitle: string; readonly personName: string | null };
  readonly by: { readonly personName: string | null };
};

const ROLE_WORDS = {
  lead: { vi: 'chủ trì', en: 'lead' },
  joint: { vi: 'phối hợp', en: 'joint work' },
  inform: { vi: 'để biết', en: 'information' },
} as const;

const BUSINESS_WORDS = {
  recall: { vi: 'thu hồi', en: 'recall it' },
  update: { vi: 'cập nhật', en: 'update it' },
  replace: { vi: 'thay thế', en: 'replace it' },
} as const;

/** What happened to the document as this agency may know it, oldest first; made of facts, nothing is kept twice. */
export const timelineOf = (facts: {
  readonly document: Document;
  readonly arrival: Arrival | null;
  readonly registration: Registration | null;
  readonly registeredBy: string | null;
  readonly assignments: readonly Assigned[];
  readonly recalls?: ReadonlyArray<{
    readonly askedAt: Date;
    readonly business: RecallBusiness;
    readonly reason: string;
  }>;
}): TimelineEntry[] => {
  const { document, arrival, registration } = facts;
  const entries: TimelineEntry[] = [
    {
      at: document.issuedAt.toISOString(),
      kind: 'issued',
      vi: `${document.issuerName} phát hành số ${document.symbol}`,
      en: `Issued by ${document.issuerName} as ${document.symbol}`,
      by: null,
    },
  ];
  if (arrival) entries.push(entry(arrival.arrivedAt, 'delivered', 'Đã đến cơ quan', 'Arrived', null));
  if (arrival?.openedAt) entries.push(entry(arrival.openedAt, 'opened', 'Đã mở', 'Opened', null));
  if (arrival?.refusedReason)
    entries.push(
      entry(
        arrival.openedAt ?? arrival.arrivedAt,
        'refused',
        `Đã trả lại: ${arrival.refusedReason}`,
        `Sent back: ${arrival.refusedReason}`,
        null,
      ),
    );
  if (registration)
    entries.push(
      entry(
        registration.registeredAt,
        'registered',
        `Vào ${registration.bookName.toLocaleLowerCase('vi')}, số đến ${registration.no}`,
        `Registered as No. ${registration.no}`,
        facts.registeredBy,
      ),
    );
  for (const { askedAt, business, reason } of facts.recalls ?? []) {
    const { vi, en } = BUSINESS_WORDS[business];
    entries.push(
      entry(askedAt, 'recall-asked', `Nơi gửi đề nghị ${vi}: ${reason}`, `The sender asks to ${en}: ${reason}`, null),
    );
  }
  for (const one of facts.assignments) {
    const whom = one.to.personName ?? one.to.positionTitle;
    const role = ROLE_WORDS[one.role];
    entries.push({
      at: one.assignedAt,
      kind: 'assigned',
      vi: `Giao ${whom} ${role.vi}`,
      en: `Given to ${whom} for ${role.en}`,
      by: one.by.personName,
    });
    if (one.doneAt)
      entries.push({
        at: one.doneAt,
        kind: 'finished',
        vi: `${whom} hoàn thành${one.result ? `: ${one.result}` : ''}`,
        en: `${whom} finished${one.result ? `: ${one.result}` : ''}`,
        by: one.to.personName,
      });
  }
  if (registration?.closedAt && registration.closedHow)
    entries.push(
      registration.closedHow === 'handled'
        ? entry(registration.closedAt, 'handled', 'Đã xử lý xong', 'Handled', null)
        : entry(registration.closedAt, 'kept', 'Đã cất', 'Put away', null),
    );
  return entries.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
};

const entry = (at: Date, kind: string, vi: string, en: string, by: string | null): TimelineEntry => ({
  ...{ at: at.toISOString(), kind, vi, en, by },
});
