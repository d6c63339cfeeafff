import { signWith } from '../corpora/signatures/support/forger.ts';
import { BYTE_MUTATIONS } from './byte-mutations.ts';
import type { Random } from './random.ts';
import type { Seed, Seeds } from './seeds.ts';
import { appendUpdate, changeObjects, relist } from './value-mutations.ts';

/** One mutated file. */
export interface FuzzInput {
  readonly seed: Seed;
  readonly operations: readonly string[];
  readonly bytes: Buffer;
  /** It changes what a signature protects in a well-formed way, so it must not be called valid. */
  readonly forbidden: boolean;
}

const isSigned = ({ bytes }: Seed): boolean => bytes.includes('/ByteRange');
const BYTE_NAMES = Object.keys(BYTE_MUTATIONS);

/** Random bytes and tokens changed in random places, up to four times; sometimes listed anew so that the reader gets to them. */
function byBytes(seed: Seed, random: Random, others: readonly Buffer[]): FuzzInput {
  const operations: string[] = [];
  let { bytes } = seed;
  for (let count = 1 + random.below(4); count > 0; count--) {
    const name = random.pick(BYTE_NAMES);
    operations.push(name);
    bytes = BYTE_MUTATIONS[name]!(bytes, random, others);
  }
  if (random.chance(25)) {
    operations.push('list all objects anew');
    bytes = relist(bytes);
  }
  return { seed, operations, bytes, forbidden: false };
}

/** Other values under old numbers in a well-formed update, sometimes with byte changes on top. */
function byUpdate(seed: Seed, random: Random, others: readonly Buffer[]): FuzzInput {
  const { bytes, forbidden } = appendUpdate(seed.bytes, random);
  const operations = ['update with other values'];
  if (random.chance(70)) return { seed, operations, bytes, forbidden: forbidden && isSigned(seed) };
  const name = random.pick(BYTE_NAMES);
  return {
    seed,
    operations: [...operations, name],
    bytes: BYTE_MUTATIONS[name]!(bytes, random, others),
    forbidden: false,
  };
}

/** The same by somebody who may sign: the update carries a good signature of its own. */
async function byInsider(seed: Seed, random: Random, { signers, mark }: Seeds): Promise<FuzzInput> {
  let forbidden = false;
  const signing = { name: `k${random.below(1000)}`, signer: signers.deputy, appearance: mark };
  const bytes = await signWith(seed.bytes, signing, (made) => {
    ({ forbidden } = changeObjects(made, random));
  });
  return { seed, operations: ['signed update with other values'], bytes, forbidden: forbidden && isSigned(seed) };
}

/** The next input. Where the strict writer refuses to make one (it reads strictly too), bytes are changed instead. */
export async function nextInput(seeds: Seeds, random: Random): Promise<FuzzInput> {
  const seed = random.pick(seeds.files);
  const others = seeds.files.map(({ bytes }) => bytes);
  const way = random.below(100);
  if (way >= 35) return byBytes(seed, random, others);
  try {
    return way < 10 ? await byInsider(seed, random, seeds) : byUpdate(seed, random, others);
  } catch {
    return byBytes(seed, random, others);
  }
}
