await Saylau.Elections.ElectionsHost.Build(args).RunAsync();
