/** As much of the reader's interface as the tests use. */
declare module 'jsonstat-toolkit' {
  interface Category {
    readonly label: string;
    readonly unit: unknown;
  }
  interface Dataset {
    readonly class: string;
    readonly role: Readonly<Record<string, unknown>>;
    readonly extension: Readonly<Record<string, unknown>>;
    readonly id: readonly string[];
    readonly length: number;
    Data(place: Readonly<Record<string, string>>): { readonly value: number | null; readonly status: string | null };
    Dimension(id: string): { readonly id: readonly string[]; Category(id: string): Category };
  }
  export default function JSONstat(response: unknown): Dataset;
}
