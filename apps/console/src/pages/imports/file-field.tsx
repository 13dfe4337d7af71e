import { useController, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Field, useField } from '../../form/field.tsx';
import { decodeFile, type ReadFile } from './read-file.ts';

const read = async (file: File): Promise<ReadFile> => {
  try {
    return decodeFile(file.name, new Uint8Array(await file.arrayBuffer()));
  } catch {
    return { type: 'unreadable', name: file.name };
  }
};

/** A CSV file, read in the browser. The form's value is what was read. */
export const FileField = ({
  name,
  label,
  onRead,
}: {
  name: string;
  label: string;
  onRead: (file: ReadFile) => void;
}) => {
  const { t } = useTranslation();
  const { control: form } = useFormContext();
  const { id, error, control } = useField(name, false);
  const words = {
    empty: t('importPage.fileEmpty'),
    notText: t('importPage.fileNotText'),
    tooLarge: t('importPage.fileTooLarge'),
    unreadable: t('importPage.fileUnreadable'),
  };
  const { field } = useController({
    control: form,
    name,
    rules: {
      validate: (file: ReadFile | null) => {
        if (file === null) return t('importPage.fileMissing');
        return file.type === 'text' || words[file.type];
      },
    },
  });
  const chosen: ReadFile | null = field.value;
  return (
    <Field id={id} label={label} error={error}>
      <div className="file">
        <input
          {...control}
          ref={field.ref}
          type="file"
          accept=".csv,text/csv"
          onBlur={field.onBlur}
          onClick={({ currentTarget }) => {
            // The same file, corrected, must count as a new choice.
            currentTarget.value = '';
          }}
          onChange={async ({ target }) => {
            const [file] = target.files ?? [];
            if (!file) return;
            const got = await read(file);
            field.onChange(got);
            onRead(got);
          }}
        />
        {/* Only looks like it: the browser's own button speaks the browser's language, not the page's. */}
        <span className="button button-secondary" aria-hidden="true">
          {t('importPage.fileChoose')}
        </span>
        <output htmlFor={id}>{chosen ? chosen.name : t('importPage.fileNone')}</output>
      </div>
    </Field>
  );
};
