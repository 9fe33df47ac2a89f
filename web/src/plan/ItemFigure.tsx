/** The drawing of a step. It comes sealed like every answer: its name says what is planned. */
import { useEffect, useState } from 'react';
import { useAnswer } from '../app/context';
import { useText } from '../texts/text';

function useImageUrl(svg: string | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (svg === null) return undefined;
    const made = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [svg]);
  return url;
}

/** An address for the drawing, once it has come. */
export const useFigure = (file: string): string | null =>
  useImageUrl(useAnswer((engine) => engine.figure(file), `figure ${file}`).value);

export function ItemFigure({ file, name }: { file: string; name: string }) {
  const t = useText('plan');
  const url = useFigure(file);
  return (
    <figure className="plan-figure">
      {url ? <img src={url} alt={t('figure', { name })} /> : null}
      <figcaption className="tiny">{t('figure_caption')}</figcaption>
    </figure>
  );
}
