import {
  keepPreviousData,
  QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { z } from 'zod';
import type { Contract } from '../../../platform/contracts/contract.ts';
import { ApiError, call } from './call.ts';

const mayRetry = (failures: number, error: unknown) =>
  failures < 2 && !(error instanceof ApiError && error.status >= 400 && error.status < 500);

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 10_000, retry: mayRetry, networkMode: 'always', refetchOnWindowFocus: true },
    mutations: { networkMode: 'always' },
  },
});

export type AskOptions = { readonly enabled?: boolean; readonly keep?: boolean; readonly staleMs?: number };

/** The answer of a read, kept under the contract's name so that a live message can refresh it. */
export const useAsk = <I extends z.ZodType, O extends z.ZodType>(
  contract: Contract<I, O>,
  input: z.input<I>,
  options: AskOptions = {},
) =>
  useQuery({
    queryKey: [contract.name, input],
    queryFn: ({ signal }) => call(contract, input, signal),
    enabled: options.enabled ?? true,
    staleTime: options.staleMs,
    placeholderData: options.keep ? keepPreviousData : undefined,
  });

/** A keyset-paged list: `pages` so far, and the way to the next. */
export const useAskPages = <I extends z.ZodType, O extends z.ZodType>(
  contract: Contract<I, O>,
  input: z.input<I>,
  options: AskOptions = {},
) =>
  useInfiniteQuery({
    queryKey: [contract.name, input],
    queryFn: ({ pageParam, signal }) =>
      call(contract, (pageParam ? { ...(input as object), cursor: pageParam } : input) as z.input<I>, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page as { nextCursor?: string | null }).nextCursor ?? null,
    enabled: options.enabled ?? true,
    placeholderData: options.keep ? keepPreviousData : undefined,
  });

/** Asks again whatever was read by these operations (names, or prefixes that end in a dot). */
export const refresh = (names: readonly string[]): Promise<void> =>
  queryClient.invalidateQueries({
    predicate: ({ queryKey: [name] }) =>
      typeof name === 'string' &&
      names.some((wanted) => (wanted.endsWith('.') ? name.startsWith(wanted) : name === wanted)),
  });

/** A command. When it succeeded the named reads are asked again before the promise resolves. */
export const useAct = <I extends z.ZodType, O extends z.ZodType>(
  contract: Contract<I, O>,
  options: { readonly refreshes?: readonly string[] } = {},
) => {
  useQueryClient();
  return useMutation<z.output<O>, ApiError, z.input<I>>({
    mutationFn: (input) => call(contract, input),
    onSuccess: async () => {
      if (options.refreshes) await refresh(options.refreshes);
    },
  });
};
