import { ApiError, createClient } from '../../../platform/contracts/client.ts';

export { ApiError, urlOf } from '../../../platform/contracts/client.ts';

let csrf: string | null = null;
let onSessionLost: () => void = () => {};

/** Kept in memory only; it comes with identity.get-me and goes with every command. */
export const keepCsrfToken = (token: string | null): void => {
  csrf = token;
};
export const csrfToken = (): string | null => csrf;

/** Called when the server no longer knows us in the middle of work. */
export const whenSessionLost = (listener: () => void): void => {
  onSessionLost = listener;
};

const client = createClient({ csrfToken });

/** Calls an operation by its contract; a refusal is thrown as ApiError with its sentence. */
export const call: typeof client = async (contract, input, signal) => {
  try {
    return await client(contract, input, signal);
  } catch (error) {
    if (error instanceof ApiError && error.status === 401 && csrf !== null && contract.permission !== 'public')
      onSessionLost();
    throw error;
  }
};
