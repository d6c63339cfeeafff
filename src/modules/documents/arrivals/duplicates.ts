import { sql } from 'kysely';
import type { Actor } from '../../../platform/access/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Document } from '../records/documents.ts';

export type Duplicate = {
  readonly documentId: string;
  readonly symbol: string;
  readonly subject: string;
  readonly issuerName: string;
  readonly issuedOn: string;
  readonly arrivalNo: number | null;
};

/**
 * Documents that this agency registered with the same number, notation and issuing agency in the same year
 * (Decree 30/2020/NĐ-CP, Annex VI: the system warns).
 */
export const findEqualRegistered = async (tx: Tx, actor: Actor, document: Document): Promise<Duplicate[]> => {
  const { rows } = await sql<Duplicate>`
    select d.id as "documentId", d.symbol, d.subject, d.issuer_name as "issuerName", d.issued_on::text as "issuedOn",
      r.no as "arrivalNo"
    from documents.document d
      join documents.registration r on r.document_id = d.id and r.agency_id = ${actor.agencyId}::uuid and r.direction = 'in'
        and r.undone_at is null
    where d.symbol_key = ${document.symbol.toLowerCase()} and d.issuer_agency = ${document.issuerAgency}::uuid
      and d.issuer_name = ${document.issuerName} and d.id <> ${document.id}::uuid
      and date_part('year', d.issued_on) = date_part('year', ${document.issuedOn}::date)
    order by d.seq desc limit 20`.execute(tx);
  return rows;
};
