import { faultTests } from './matrix-under-test.ts';

faultTests({ worker: ['worker'], api: ['api'] });
