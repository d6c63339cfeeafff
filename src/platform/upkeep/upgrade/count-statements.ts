/** What may hold a semicolon that ends nothing: comments, strings, quoted names, dollar-quoted bodies. */
const OPAQUE = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$[\s\S]*?\$\1\$/g;

/** How many SQL statements a text has; for showing how big a migration is. */
export const countStatements = (sql: string): number =>
  sql
    .replaceAll(OPAQUE, (found) => (found.startsWith('--') || found.startsWith('/*') ? ' ' : 'x'))
    .split(';')
    .filter((statement) => statement.trim() !== '').length;
