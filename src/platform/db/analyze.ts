import pg from 'pg';

/** Tells PostgreSQL's planner at once what a bulk load brought; autovacuum would come to it only minutes later. */
export const analyzeAll = async (ownerUrl: string): Promise<void> => {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('analyze');
  } finally {
    await client.end();
  }
};
