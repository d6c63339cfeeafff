import type { z } from 'zod';
import type { Tx } from '../../../platform/db/index.ts';
import type { documentRowShape } from '../operations/shapes.ts';
import { findDocumentKind } from '../rules/kinds.ts';
import { findAgencies } from './agencies.ts';

export type DocumentRowFacts = {
  readonly id: string;
  readonly symbol: string;
  readonly kindCode: string;
  readonly subject: string;
  readonly issuerAgency: string;
  readonly issuerName: string;
  readonly issuedOn: string;
  readonly signerName: string;
  readonly urgency: 0 | 1 | 2 | 3 | 4;
};

/** Rows as every list of documents shows them, with the issuing agencies read once. */
export const documentRows = async <R extends DocumentRowFacts>(
  tx: Tx,
  rows: readonly R[],
): Promise<Array<{ row: R; view: z.input<typeof documentRowShape> }>> => {
  const agencies = await findAgencies(
    tx,
    rows.map((row) => row.issuerAgency),
  );
  return rows.map((row) => ({
    row,
    view: {
      ...{ id: row.id, symbol: row.symbol, kindCode: row.kindCode, subject: row.subject },
      kindName: findDocumentKind(row.kindCode)?.name.vi ?? row.kindCode,
      issuer: {
        id: row.issuerAgency,
        name: row.issuerName,
        shortName: agencies.get(row.issuerAgency)?.shortName ?? row.issuerName,
      },
      ...{ issuedOn: row.issuedOn, signerName: row.signerName, urgency: row.urgency },
    },
  }));
};
