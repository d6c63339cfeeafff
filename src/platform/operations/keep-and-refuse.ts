import type { AppError } from '../errors/index.ts';

/** A refusal whose transaction is committed all the same. */
export class KeptRefusal extends Error {
  readonly problem: AppError;

  constructor(problem: AppError) {
    super(problem.message, { cause: problem });
    this.name = 'KeptRefusal';
    this.problem = problem;
  }
}

/**
 * Refuses, but keeps what the operation wrote: a wrong password must count although it fails. The runner commits and
 * then throws the problem. Everything written before is kept, so throw it only where that is meant, and let nobody catch it.
 *
 * @example throw keepAndRefuse(identityError('wrong-credentials'));
 */
export const keepAndRefuse = (problem: AppError): KeptRefusal => new KeptRefusal(problem);
