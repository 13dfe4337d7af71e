export type { Clock } from './clock.ts';
export { createServer } from './create-server.ts';
export type { Dependencies, Settings } from './dependencies.ts';
export type { AppRouter } from './router.ts';
export { type IdentityProvider, openIdentityProvider } from './session/identity-provider.ts';
