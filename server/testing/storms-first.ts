import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The longest files are short ones, which Vitest would leave to the end, where one worker waits for the other. */
export class StormsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isStorm = ({ moduleId }: TestSpecification) => moduleId.endsWith("storm.test.ts");
    return [...sorted.filter(isStorm), ...sorted.filter((file) => !isStorm(file))];
  }
}
