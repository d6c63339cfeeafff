import { afterAll, beforeAll } from 'vitest';
import { createCallers } from './callers.ts';
import { describeDelegation } from './delegation-suite.ts';
import { describeExplanations } from './explain-suite.ts';
import { describeForgery } from './forgery-suite.ts';
import { describeMatrix, type Stage } from './matrix-suite.ts';
import { describeOpenApi } from './openapi-suite.ts';
import { startTestProvince } from './province.ts';
import { describeRawSql } from './raw-sql-suite.ts';
import { createDocumentScenes } from './scenes/documents.ts';

let stage: Stage | undefined;
beforeAll(async () => {
  const world = await startTestProvince();
  const callers = await createCallers(world);
  stage = { world, callers, scenes: createDocumentScenes(world, callers) };
});
afterAll(() => stage?.world.close());

const onStage = (): Stage => {
  if (!stage) throw new Error('the province did not start');
  return stage;
};

/** One province for all: the matrix fills it with documents, then plain SQL looks at what is there. */
describeMatrix(onStage);
describeDelegation(onStage);
describeForgery(onStage);
describeExplanations(onStage);
describeRawSql(onStage);
describeOpenApi(() => onStage().world.province.localAddress);
