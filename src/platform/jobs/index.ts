export type { JobDefinition } from './definition.ts';
export { prepareJobs } from './prepare.ts';
export { type JobFigures, type Jobs, startJobs } from './start.ts';
