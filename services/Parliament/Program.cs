await Saylau.Parliament.ParliamentHost.Build(args).RunAsync();
