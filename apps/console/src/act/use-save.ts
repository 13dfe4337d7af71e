import { type UseMutationOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type KnownProblem, problemOf, problemWords } from '../problem.ts';

/**
 * Saves what is no act in a case (the organisation, an import): there is no `commandId`, since the same content twice is the same content.
 * For acts, see `useAct`.
 */
export const useSave = <Input, Answer>(
  // biome-ignore lint/suspicious/noConfusingVoidType: as tRPC types its inputs
  options: UseMutationOptions<Answer, never, Input> | UseMutationOptions<Answer, never, Input | void>,
) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const mutation = useMutation<Answer, unknown, Input>(options as UseMutationOptions<Answer, unknown, Input>);
  const send = async (input: Input): Promise<Answer | undefined> => {
    try {
      const answer = await mutation.mutateAsync(input);
      void queries.invalidateQueries();
      return answer;
    } catch {
      // `refusal` tells.
      return undefined;
    }
  };
  const problem: KnownProblem | undefined = mutation.error ? problemOf(mutation.error) : undefined;
  return { send, working: mutation.isPending, refusal: problem && { words: problemWords(t, problem) } };
};
