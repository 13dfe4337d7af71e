import type { Words } from './sv.ts';

declare module 'i18next' {
  // Module augmentation needs an interface: a type can't be merged.
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Words };
  }
}
