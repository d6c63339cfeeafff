import type { TestProject } from 'vitest/node';
import { launchProvince, removeDir, scratchDir } from './launch-province.ts';

/** One demo province, started like anyone's, for all tests that need the whole program. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const dataDir = await scratchDir('province');
  const province = await launchProvince(dataDir);
  project.provide('province', { url: province.url, dataDir });
  return async () => {
    await province.stop();
    await removeDir(dataDir);
  };
};

declare module 'vitest' {
  interface ProvidedContext {
    province: { readonly url: string; readonly dataDir: string };
  }
}
