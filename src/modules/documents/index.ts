export { createDocumentsModule } from './module.ts';
