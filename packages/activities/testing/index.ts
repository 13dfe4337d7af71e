export { confirmGallring, type GallraOptions, gallraCase } from './gallra-case.ts';
export { seedCase } from './seed-case.ts';
