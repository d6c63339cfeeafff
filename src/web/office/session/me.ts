import { createContext, useContext } from 'react';
import type { z } from 'zod';
import type { getMeContract } from '../../../modules/identity/operations/get-me.contract.ts';

export type Me = z.output<typeof getMeContract.output>;
export type ActingPosition = Me['position'];

export const MeContext = createContext<Me | null>(null);

/** Who is signed in; only inside the session gate. */
export const useMe = (): Me => {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe outside of the session gate');
  return me;
};

/** Whether the position acted for has one of the roles. For showing and hiding only; the server decides. */
export const useHasRole = (...roles: readonly string[]): boolean => {
  const { position } = useMe();
  return roles.some((role) => position.roles.includes(role));
};
