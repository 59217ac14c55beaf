await Saylau.Parties.PartiesHost.Build(args).RunAsync();
