import type { InputHTMLAttributes } from 'react';
import './field.css';

interface FileInputProps extends InputHTMLAttributes<HTMLInputElement> {
  /** What the button says; the browser's own words follow its language, not the page's. */
  chooseText: string;
  /** The name of the chosen file, or that there is none. */
  shown: string;
}

/** One file, in the page's own language; pressing and dropping reach the control itself, which lies over both. */
export function FileInput({ chooseText, shown, ...rest }: FileInputProps) {
  return (
    <div className="input file-input">
      <input {...rest} type="file" />
      <span className="file-input-button" aria-hidden="true">
        {chooseText}
      </span>
      <span className="file-input-name" aria-hidden="true">
        {shown}
      </span>
    </div>
  );
}
