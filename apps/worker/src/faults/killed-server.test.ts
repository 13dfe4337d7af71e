import { faultTests } from './matrix-under-test.ts';

faultTests({ Temporal: ['temporal'], PostgreSQL: ['postgres'] });
