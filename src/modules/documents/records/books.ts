import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import { documentsError } from '../errors.ts';
import { bookFor, GENERAL_BOOK } from '../rules/numbering.ts';

export type Book = {
  readonly id: string;
  readonly name: string;
  readonly direction: 'in' | 'out';
  readonly year: number;
  readonly issuerId: string | null;
  readonly kindSet: readonly string[] | null;
  readonly lastNo: number;
};

export type BookWish = {
  readonly agencyId: string;
  readonly direction: 'in' | 'out';
  readonly year: number;
  readonly issuerId: string | null;
};

/** The registers of that agency, direction and year that still take entries. */
export const openBooks = async (tx: Tx, wish: BookWish): Promise<Book[]> => {
  const { rows } = await sql<Book>`
    select id, name, direction, year, issuer_id as "issuerId", kind_set as "kindSet", last_no as "lastNo"
    from documents.register_book
    where agency_id = ${wish.agencyId}::uuid and direction = ${wish.direction} and year = ${wish.year}
      and issuer_id is not distinct from ${wish.issuerId}::uuid and closed_root is null
    order by opened_at, id`.execute(tx);
  return rows;
};

/** The register that takes this kind; the general one is opened when the year has none yet. */
export const ensureBook = async (tx: Tx, wish: BookWish, kindCode: string, now: Temporal.Instant): Promise<Book> => {
  const found = bookFor(await openBooks(tx, wish), kindCode);
  if (found) return found;
  await sql`
    insert into documents.register_book (id, agency_id, issuer_id, direction, year, name, opened_at)
    values (${randomUUIDv7()}, ${wish.agencyId}, ${wish.issuerId}, ${wish.direction}, ${wish.year},
      ${GENERAL_BOOK[wish.direction]}, ${now.toString()})
    on conflict do nothing`.execute(tx);
  const opened = bookFor(await openBooks(tx, wish), kindCode);
  if (!opened) throw documentsError('book-closed', { book: GENERAL_BOOK[wish.direction] });
  return opened;
};

/** A register of the own agency that still takes entries. @throws book-closed */
export const getOwnBook = async (tx: Tx, agencyId: string, bookId: string): Promise<Book> => {
  const { rows } = await sql<Book>`
    select id, name, direction, year, issuer_id as "issuerId", kind_set as "kindSet", last_no as "lastNo"
    from documents.register_book
    where id = ${bookId}::uuid and agency_id = ${agencyId}::uuid and closed_root is null`.execute(tx);
  if (!rows[0]) throw documentsError('book-closed', { book: bookId });
  return rows[0];
};

export type TakenNumber = { readonly no: number; readonly at: Temporal.Instant };

/**
 * Takes the next number of a register. The row stays locked until the transaction ends, so the number is entered by this
 * transaction or given to nobody: no gaps. The time answered never runs backwards within the register.
 */
export const takeNumber = async (tx: Tx, book: Book, now: Temporal.Instant): Promise<TakenNumber> => {
  const { rows } = await sql<{ no: number; at: Date }>`
    update documents.register_book set last_no = last_no + 1, last_at = greatest(last_at, ${now.toString()}::timestamptz)
    where id = ${book.id}::uuid and closed_root is null
    returning last_no as no, last_at as at`.execute(tx);
  const row = rows[0];
  if (!row) throw documentsError('book-closed', { book: book.name });
  return { no: row.no, at: row.at.toTemporalInstant() };
};

export type NewRegistration = {
  readonly documentId: string;
  readonly agencyId: string;
  readonly direction: 'in' | 'out';
  readonly book: Book;
  readonly taken: TakenNumber;
  readonly personId: string;
  readonly positionId: string;
  readonly dueAt: Temporal.Instant | null;
};

/** Enters a document under the number just taken. */
export const insertRegistration = async (tx: Tx, entry: NewRegistration): Promise<string> => {
  const id = randomUUIDv7();
  await sql`
    insert into documents.registration
      (id, document_id, agency_id, direction, book_id, no, registered_at, person_id, position_id, due_at)
    values (${id}, ${entry.documentId}, ${entry.agencyId}, ${entry.direction}, ${entry.book.id}, ${entry.taken.no},
      ${entry.taken.at.toString()}, ${entry.personId}, ${entry.positionId}, ${entry.dueAt?.toString() ?? null})`.execute(
    tx,
  );
  return id;
};
