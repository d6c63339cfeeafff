export { createStreamHub, type Listener, type StreamHub } from './hub.ts';
export { type Audience, publish, RESYNC, SESSION_CHANGED, STREAM_CHANNEL, type StreamMessage } from './messages.ts';
