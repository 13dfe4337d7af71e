import { router } from '../trpc.ts';
import { discardDraft } from './discard-draft.ts';
import { loadDraft } from './load-draft.ts';
import { read } from './read.ts';
import { saveDraft } from './save-draft.ts';

export const documentsRouter = router({ read, saveDraft, loadDraft, discardDraft });
