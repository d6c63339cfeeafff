import type pg from 'pg';
import type { Findings } from './findings.ts';
import type { JournalEntry } from './read-journal.ts';

type Question = { readonly sql: string; readonly values: readonly unknown[]; readonly count?: number };

const STEP = {
  'submit-draft': 'submit',
  'pass-draft': 'pass',
  'forward-to-leader': 'forward-to-leader',
  'sign-draft': 'sign',
} as const;

/** What must be in the data once the client was told, as questions that answer one row each when it is. */
const owed = ({ act, agencyId, input, answer }: JournalEntry): Question[] => {
  const inputDraft = input['draftId'];
  const document = input['documentId'];
  if (act in STEP)
    return [
      {
        sql: 'select from documents.draft_step where draft_id = $1 and act = $2',
        values: [inputDraft, STEP[act as keyof typeof STEP]],
      },
      {
        sql: `select from platform.event where object_kind = 'documents.draft' and object_id = $1 and kind = 'draft-' || $2`,
        values: [inputDraft, STEP[act as keyof typeof STEP]],
      },
    ];
  switch (act) {
    case 'create-draft':
    case 'reply':
      return [{ sql: 'select from documents.draft where id = $1', values: [answer?.['draftId']] }];
    case 'save-draft':
      return [
        {
          sql: 'select from documents.draft where id = $1 and version >= $2',
          values: [inputDraft, answer?.['version'] ?? Number(input['version']) + 1],
        },
      ];
    case 'issue-document':
      return [
        {
          sql: `select from documents.document d join documents.registration r on r.document_id = d.id and r.direction = 'out'
            join documents.draft f on f.id = d.draft_id and f.state = 'issued' and f.document_id = d.id
            where d.id = $1 and d.draft_id = $2 and d.no = $3 and d.symbol = $4 and r.no = d.no and d.issued_on = $5::date`,
          values: [answer?.['documentId'], inputDraft, answer?.['no'], answer?.['symbol'], answer?.['issuedOn']],
        },
        {
          sql: 'select from documents.delivery where document_id = $1',
          values: [answer?.['documentId']],
          count: Number(answer?.['recipientCount']),
        },
      ];
    case 'open-document':
      return [
        {
          sql: `select from documents.evidence where document_id = $1 and to_agency = $2 and rung = 'opened'`,
          values: [document, agencyId],
        },
      ];
    case 'register-incoming':
      return [
        {
          sql: `select from documents.registration r
            join documents.evidence e on e.document_id = r.document_id and e.to_agency = r.agency_id and e.rung = 'registered'
            where r.id = $1 and r.document_id = $2 and r.agency_id = $3 and r.no = $4 and e.arrival_no = r.no and r.direction = 'in'`,
          values: [answer?.['registrationId'], document, agencyId, answer?.['no']],
        },
      ];
    case 'assign-incoming':
      return [
        {
          sql: `select from documents.assignment where document_id = $1 and agency_id = $2 and to_position = $3 and role = 'lead'`,
          values: [document, agencyId, (input['lead'] as { positionId: string }).positionId],
        },
      ];
    case 'accept-assignment':
      return [
        {
          sql: 'select from documents.assignment where id = $1 and accepted_at is not null',
          values: [input['assignmentId']],
        },
      ];
    case 'finish-assignment':
      return [
        {
          sql: `select from documents.assignment where id = $1 and state = 'done' and result = $2`,
          values: [input['assignmentId'], input['result']],
        },
      ];
    default:
      return [{ sql: 'select where $1::text is null', values: [act] }];
  }
};

/** Every acknowledged act against the data. */
export const checkAcknowledged = async (db: pg.Client, entries: readonly JournalEntry[], findings: Findings) => {
  let acknowledged = 0;
  for (const entry of entries) {
    if (entry.state !== 'acknowledged') continue;
    acknowledged += 1;
    for (const { sql, values, count = 1 } of owed(entry)) {
      const { rowCount } = await db.query(sql, [...values]);
      if (rowCount === count) continue;
      const fault = `${entry.act} #${entry.n} (${JSON.stringify(entry.input)} → ${JSON.stringify(entry.answer)}): ${rowCount} of ${count}`;
      (Number(rowCount) > count ? findings.doubled : findings.lost).push(fault);
    }
  }
  findings.counted['acknowledged'] = acknowledged;
  findings.counted['foundDone'] = entries.filter(({ how }) => how === 'found-done').length;
  findings.counted['unknown'] = entries.filter(({ state }) => state === 'open').length;
  findings.counted['refused'] = entries.filter(({ state }) => state === 'refused').length;
};
