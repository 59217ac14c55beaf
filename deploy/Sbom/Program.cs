using Saylau.Sbom;

if (args is not [var folder, var packages])
{
    await Console.Error.WriteLineAsync("Usage: Saylau.Sbom <folder of a published program> <folder of restored packages>");
    return 2;
}

try
{
    var bill = BillOfMaterials.Of(folder, packages);
    await File.WriteAllTextAsync(Path.Combine(folder, "sbom.json"), bill.ToJsonString(new() { WriteIndented = true }) + "\n");
    return 0;
}
catch (InvalidDataException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 1;
}
