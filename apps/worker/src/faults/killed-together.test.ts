import { victims } from './killable-house-under-test.ts';
import { faultTests } from './matrix-under-test.ts';

faultTests({ everything: victims });
