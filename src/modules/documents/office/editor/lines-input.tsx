import { Input } from 'antd';
import { useState } from 'react';

type Props = {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly lines: readonly string[];
  readonly onChange: (lines: string[]) => void;
};

const filled = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** One value per line; spaces and empty lines while typing are the writer's own. */
export const LinesInput = ({ lines, onChange, ...wiring }: Props) => {
  const [text, setText] = useState(lines.join('\n'));
  return (
    <Input.TextArea
      {...wiring}
      autoSize={{ minRows: 2, maxRows: 8 }}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        onChange(filled(event.target.value));
      }}
    />
  );
};
