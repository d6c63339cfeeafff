import { sql } from 'kysely';
import { inProgramStep } from '../../../platform/access/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { defineOperation } from '../../../platform/operations/index.ts';
import { printedCode, tidyCode } from '../drafting/verification-code.ts';
import { documentsError } from '../errors.ts';
import { VERIFY_STEP } from '../policy.ts';
import { DOCUMENT_COLUMNS, type Document, listFiles } from '../records/documents.ts';
import { findDocumentKind } from '../rules/kinds.ts';
import { getVerificationContract } from './get-verification.contract.ts';

type Successor = { kind: 'replaces' | 'recalls'; symbol: string; issuedOn: string; code: string };

const findSuccessor = async (tx: Tx, id: string): Promise<Successor | undefined> => {
  const { rows } = await sql<Successor>`
    select r.kind, d.symbol, d.issued_on::text as "issuedOn", d.verification_code as code
    from documents.document_relation r join documents.document d on d.id = r.from_id
    where r.to_id = ${id}::uuid and r.kind in ('replaces', 'recalls') order by r.at desc limit 1`.execute(tx);
  return rows[0];
};

const STATE = { replaces: 'replaced', recalls: 'recalled' } as const;

/** The issuer no longer stands by it, whatever its recipients answered. */
const isRecalled = async (tx: Tx, id: string): Promise<boolean> => {
  const { rows } = await sql`
    select from documents.recall where document_id = ${id}::uuid and business = 'recall'`.execute(tx);
  return rows.length > 0;
};

const answer = async (tx: Tx, code: string) => {
  const found = await sql<Document>`
    select ${DOCUMENT_COLUMNS} from documents.document d where d.verification_code = ${code}`.execute(tx);
  const document = found.rows[0];
  if (!document) {
    const drafts = await sql`select from documents.draft where verification_code = ${code}`.execute(tx);
    if (drafts.rows.length === 0) throw documentsError('no-code');
    return { code: printedCode(code), state: 'not-issued' as const, document: null };
  }
  const files = await listFiles(tx, document.id);
  const successor = await findSuccessor(tx, document.id);
  const recalled = await isRecalled(tx, document.id);
  const kind = findDocumentKind(document.kindCode);
  return {
    code: printedCode(code),
    state: recalled ? ('recalled' as const) : successor ? STATE[successor.kind] : ('issued' as const),
    document: {
      ...{ symbol: document.symbol, subject: document.subject, issuerName: document.issuerName },
      ...{ kindName: kind?.name.vi ?? document.kindCode, kindNameEn: kind?.name.en ?? document.kindCode },
      ...{ issuedOn: document.issuedOn, signerName: document.signerName, signerTitle: document.signerTitle },
      ...{ pageCount: document.pageCount, sha256: document.mainSha256 },
      annexes: files.filter(({ role }) => role === 'annex').map(({ name, sha256 }) => ({ name, sha256 })),
      replacedBy:
        successor?.kind === 'replaces'
          ? { symbol: successor.symbol, issuedOn: successor.issuedOn, code: printedCode(successor.code) }
          : null,
    },
  };
};

/** Whoever holds the paper may ask: facts that stand on it anyway, and the hash; of a draft only that it is not issued. */
export const getVerification = defineOperation(getVerificationContract, ({ tx }, { code }) =>
  inProgramStep(tx, VERIFY_STEP, () => answer(tx, tidyCode(code))),
);
