import fastifyCompress from '@fastify/compress';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyRateLimit from '@fastify/rate-limit';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { platformError } from '../errors/platform-errors.ts';
import { sendProblem } from './problem.ts';

/** The bare server: identifiers, cookies, limits, headers, problems. Routes are added by main.ts. */
export const createServer = async (options: {
  readonly logger: FastifyBaseLogger;
  readonly trustProxy?: boolean | string[];
}): Promise<FastifyInstance> => {
  const app = fastify({
    // At `info` Fastify only repeats the address, in the middle of what a newcomer reads.
    loggerInstance: options.logger.level === 'info' ? options.logger.child({}, { level: 'warn' }) : options.logger,
    trustProxy: options.trustProxy ?? false,
    bodyLimit: 2 * 1024 * 1024,
    genReqId: () => crypto.randomUUID().slice(0, 8),
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    // Addresses that cannot even be decoded never reach the error handler.
    frameworkErrors: (error, request, reply) => void sendProblem(error, request, reply),
    routerOptions: { maxParamLength: 200 },
  });
  app.setErrorHandler(sendProblem);
  app.setNotFoundHandler((request, reply) => sendProblem(platformError('not-found'), request, reply));
  await app.register(fastifyCookie);
  await app.register(fastifyCompress, { threshold: 1024, encodings: ['br', 'gzip'] });
  await app.register(fastifyHelmet, {
    enableCSPNonces: true,
    hsts: false,
    crossOriginEmbedderPolicy: false,
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        // antd and pdfjs set style attributes through the DOM; none comes from markup.
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        workerSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'", 'wss://127.0.0.1:8987'],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        upgradeInsecureRequests: null,
      },
    },
  });
  await app.register(fastifyRateLimit, {
    global: false,
    keyGenerator: (request) => request.ip,
    errorResponseBuilder: (_, context) =>
      platformError('too-many-requests', { seconds: Math.ceil(context.ttl / 1000) }),
  });
  return app;
};
