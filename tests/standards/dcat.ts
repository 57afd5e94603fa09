import { Parser, Store } from 'n3'
import Validator from 'rdf-validate-shacl'
import { officialFile, ownFile } from './official.ts'

/** What shapes complain of, each as focus, property and constraint; ours, and the official ones where they are at hand. */
export async function complaintsOfShapes(turtle: string): Promise<readonly string[]> {
  const data = new Store(new Parser().parse(turtle))
  const complaints: string[] = []
  for (const shapes of [ownFile('dcat-ap.shapes.ttl'), officialFile('dcat-ap-SHACL.ttl')]) {
    if (shapes === undefined) continue
    const validator = new Validator(new Store(new Parser().parse(shapes)))
    const report = await validator.validate(data)
    for (const { severity, focusNode, path, sourceConstraintComponent } of report.results)
      if (severity?.value.endsWith('Violation'))
        complaints.push([focusNode, path, sourceConstraintComponent].map((term) => term?.value ?? '').join(' '))
  }
  return complaints
}
